# SPDX-License-Identifier: GPL-3.0-or-later
# Configures small trees that breach the floors, each in one way, and one that does not.
function(configure case body source expect)
	set(folder ${WORK}/${case})
	file(REMOVE_RECURSE ${folder})
	file(WRITE ${folder}/low.c "int low(void);\nint low(void) {\n\treturn 1;\n}\n")
	file(WRITE ${folder}/high.c "${source}\nint high(void);\nint high(void) {\n\treturn 2;\n}\n")
	file(WRITE ${folder}/CMakeLists.txt "cmake_minimum_required(VERSION 3.25)
project(case LANGUAGES C)
include(${SOURCE}/src/floor.cmake)
add_library(thing INTERFACE)
set_property(GLOBAL PROPERTY FOYER_HOME_thing low)
${body}
")
	execute_process(COMMAND ${CMAKE_COMMAND} -G ${GENERATOR} -S ${folder} -B ${folder}/build
		RESULT_VARIABLE result OUTPUT_VARIABLE out ERROR_VARIABLE err)
	if(expect STREQUAL "" AND NOT result EQUAL 0)
		message(FATAL_ERROR "${case}: a lawful tree was refused:\n${err}")
	endif()
	string(REGEX REPLACE "[ \n]+" " " flat "${err}")
	if(NOT expect STREQUAL "" AND (result EQUAL 0 OR NOT flat MATCHES "${expect}"))
		message(FATAL_ERROR "${case}: expected \"${expect}\", got ${result}:\n${err}")
	endif()
endfunction()

set(lawful "foyer_folder(low FLOOR 0 SOURCES low.c)\nfoyer_folder(high FLOOR 1 SOURCES high.c USES low)")
configure(lawful "${lawful}" "" "")
configure(upwards "foyer_folder(low FLOOR 2 SOURCES low.c)\nfoyer_folder(high FLOOR 1 SOURCES high.c USES low)"
	"" "uses src/low, which is not on a lower floor")
configure(neighbour "foyer_folder(low FLOOR 1 SOURCES low.c)\nfoyer_folder(high FLOOR 1 SOURCES high.c)"
	"#include \"low/low.h\"" "includes low/, which is not on a lower floor")
configure(foreign "foyer_folder(low FLOOR 0 SOURCES low.c)\nfoyer_folder(high FLOOR 1 SOURCES high.c LINKS thing)"
	"" "links thing, whose home is")
