# SPDX-License-Identifier: GPL-3.0-or-later
# Third-party packages as imported targets, and the folders of src/ where each is at home.
# foyer_folder() stops the configure step when another folder links one.
function(foyer_package name module)
	pkg_check_modules(${name} REQUIRED IMPORTED_TARGET GLOBAL ${module})
	set_property(GLOBAL PROPERTY FOYER_HOME_PkgConfig::${name} "${ARGN}")
endfunction()

find_program(FOYER_CCACHE ccache)
if(FOYER_CCACHE)
	set(CMAKE_C_COMPILER_LAUNCHER ${FOYER_CCACHE})
endif()

foyer_package(ICU "icu-uc;icu-i18n" lang text)
foyer_package(SODIUM libsodium seal)
foyer_package(SQLITE sqlite3 store)
foyer_package(SDL2 sdl2 device)
foyer_package(SDL2_TTF SDL2_ttf device)
foyer_package(SDL2_IMAGE SDL2_image device author)
foyer_package(HARFBUZZ harfbuzz text)
foyer_package(HARFBUZZ_SUBSET harfbuzz-subset author)
foyer_package(FREETYPE freetype2 text paper)
foyer_package(ZLIB zlib content author)
foyer_package(QRENCODE libqrencode paper)
foyer_package(CAIRO "cairo-pdf;cairo-ft" paper)
foyer_package(QPDF libqpdf paper)
foyer_package(XKBCOMMON xkbcommon ui)
foyer_package(JANSSON jansson author desk)
foyer_package(IGRAPH igraph desk)
foyer_package(YAML yaml-0.1 author)
foyer_package(MD4C md4c author)
foyer_package(XML libxml-2.0 author)

# libgettextpo ships no pkg-config file.
find_library(GETTEXTPO_LIBRARY gettextpo REQUIRED)
add_library(gettextpo INTERFACE IMPORTED GLOBAL)
target_link_libraries(gettextpo INTERFACE ${GETTEXTPO_LIBRARY})
set_property(GLOBAL PROPERTY FOYER_HOME_gettextpo author)
