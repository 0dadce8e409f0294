# SPDX-License-Identifier: GPL-3.0-or-later
# The keyboard: its tables are generated here by two host tools. libxkbcommon and xkb-data, CLDR
# and Unihan are needed by the build only.
add_executable(keyboard_gen keyboard_gen.c keyboard_own.c keyboard_xkb.c)
target_link_libraries(keyboard_gen PRIVATE base lang foyer_warnings PkgConfig::XKBCOMMON)
add_executable(pinyin_gen pinyin_gen.c)
target_link_libraries(pinyin_gen PRIVATE base lang foyer_warnings)
set_target_properties(keyboard_gen pinyin_gen PROPERTIES
	RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
add_custom_command(OUTPUT keyboard_table.c
	COMMAND keyboard_gen ${CMAKE_CURRENT_BINARY_DIR}/keyboard_table.c
	DEPENDS keyboard_gen
	COMMENT "Making keyboards from xkb-data")
find_program(FOYER_BZCAT bzcat REQUIRED)
find_file(FOYER_UNIHAN_READINGS Unihan_Readings.txt.bz2 PATHS /usr/share/unicode REQUIRED
	NO_DEFAULT_PATH)
find_file(FOYER_UNIHAN_VARIANTS Unihan_Variants.txt.bz2 PATHS /usr/share/unicode REQUIRED
	NO_DEFAULT_PATH)
add_custom_command(OUTPUT pinyin_table.c
	COMMAND ${FOYER_BZCAT} ${FOYER_UNIHAN_READINGS} ${FOYER_UNIHAN_VARIANTS} |
		$<TARGET_FILE:pinyin_gen> ${CMAKE_CURRENT_BINARY_DIR}/pinyin_table.c
	DEPENDS pinyin_gen
	COMMENT "Making pinyin from Unihan and ICU's words")
set(keyboard_sources keyboard.c keyboard_choose.c keyboard_hangul.c keyboard_rows.c
	keyboard_type.c pinyin.c)
foyer_check_includes(ui 3 "${keyboard_sources};keyboard_gen.c;keyboard_own.c;keyboard_xkb.c;pinyin_gen.c")
target_sources(ui PRIVATE ${keyboard_sources}
	${CMAKE_CURRENT_BINARY_DIR}/keyboard_table.c ${CMAKE_CURRENT_BINARY_DIR}/pinyin_table.c)
target_link_libraries(ui PUBLIC lang)
