# SPDX-License-Identifier: GPL-3.0-or-later
# The floors of the house. foyer_folder(NAME FLOOR n SOURCES … [USES folder…] [LINKS target…])
# declares the library of one folder of src/. The configure step stops when
#  - a folder uses one that is not on a strictly lower floor,
#  - a source or header includes a folder that is not among its USES,
#  - a third-party package is linked outside its home (src/packages.cmake).
add_library(foyer_warnings INTERFACE)
target_compile_options(foyer_warnings INTERFACE
	-Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith
	-Wwrite-strings -Wvla -Wundef -Wformat=2 -fno-strict-aliasing
	$<$<BOOL:${FOYER_WERROR}>:-Werror>
	$<$<BOOL:${FOYER_SANITIZE}>:-fsanitize=address,undefined>
	$<$<BOOL:${FOYER_SANITIZE}>:-fno-sanitize-recover=undefined>
	$<$<BOOL:${FOYER_SANITIZE}>:-fno-omit-frame-pointer>
	$<$<BOOL:${FOYER_FUZZ}>:-fsanitize=fuzzer-no-link>)
target_link_options(foyer_warnings INTERFACE
	$<$<BOOL:${FOYER_SANITIZE}>:-fsanitize=address,undefined>)
target_compile_definitions(foyer_warnings INTERFACE _GNU_SOURCE
	$<$<NOT:$<BOOL:${FOYER_SANITIZE}>>:$<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=2>>
	FOYER_VERSION="${PROJECT_VERSION}")

function(foyer_check_includes name floor sources)
	foreach(source IN LISTS sources)
		cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
		if(NOT EXISTS ${source})
			continue()
		endif()
		set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
		file(STRINGS ${source} lines REGEX "^#include \"[a-z]+/")
		foreach(line IN LISTS lines)
			string(REGEX REPLACE "^#include \"([a-z]+)/.*" "\\1" other "${line}")
			get_property(other_floor GLOBAL PROPERTY FOYER_FLOOR_${other})
			if(NOT other STREQUAL name AND NOT (DEFINED other_floor AND other_floor LESS floor))
				message(FATAL_ERROR "${source} includes ${other}/, which is not on a lower floor "
					"than ${name}/ (floor ${floor}). Move the code, or let a higher floor introduce them.")
			endif()
		endforeach()
	endforeach()
endfunction()

function(foyer_folder name)
	cmake_parse_arguments(PARSE_ARGV 1 arg "" "FLOOR" "SOURCES;USES;LINKS")
	set_property(GLOBAL PROPERTY FOYER_FLOOR_${name} ${arg_FLOOR})
	foreach(other IN LISTS arg_USES)
		get_property(other_floor GLOBAL PROPERTY FOYER_FLOOR_${other})
		if(NOT DEFINED other_floor OR NOT other_floor LESS arg_FLOOR)
			message(FATAL_ERROR "src/${name} (floor ${arg_FLOOR}) uses src/${other}, "
				"which is not on a lower floor.")
		endif()
	endforeach()
	foreach(package IN LISTS arg_LINKS)
		get_property(homes GLOBAL PROPERTY FOYER_HOME_${package})
		if(homes AND NOT name IN_LIST homes)
			message(FATAL_ERROR "src/${name} links ${package}, whose home is: ${homes}.")
		endif()
	endforeach()
	file(GLOB headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
	foyer_check_includes(${name} ${arg_FLOOR} "${arg_SOURCES};${headers}")
	add_library(${name} STATIC ${arg_SOURCES})
	target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
	target_link_libraries(${name} PUBLIC ${arg_USES} PRIVATE foyer_warnings ${arg_LINKS})
endfunction()
