# Installs the build into an empty folder, then configures, builds and runs a consumer that only has this folder.

set(folder ${build}/install-test)
file(REMOVE_RECURSE ${folder})

# Runs a command; ends the test where it fails.
function(run)
  execute_process(COMMAND ${ARGV} COMMAND_ECHO STDOUT COMMAND_ERROR_IS_FATAL ANY)
endfunction()

run(${CMAKE_COMMAND} --install ${build} --prefix ${folder}/prefix)
run(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR} -B ${folder}/consumer -G ${generator}
  -D CMAKE_PREFIX_PATH=${folder}/prefix -D CMAKE_CXX_COMPILER=${compiler} -D CMAKE_CXX_FLAGS=${flags})
run(${CMAKE_COMMAND} --build ${folder}/consumer)
run(${folder}/consumer/consumer)
