# Tells the tests that read golden files where the clone is, and these alone: what knows the clone's
# place cannot come from the compiler's cache in another one.
set_source_files_properties(
  ${CMAKE_SOURCE_DIR}/tests/native/landscape/golden_paths_test.cpp
  ${CMAKE_SOURCE_DIR}/tests/native/session/file_versions_test.cpp
  ${CMAKE_SOURCE_DIR}/tests/native/session/golden_test.cpp
  ${CMAKE_SOURCE_DIR}/tests/native/train/pytorch_test.cpp
  PROPERTIES COMPILE_DEFINITIONS INKGRAD_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
