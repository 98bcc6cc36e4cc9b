# Eigen, nlohmann-json and Catch2 as the targets inkgrad_eigen, inkgrad_json and Catch2::Catch2WithMain.
# The system's packages come first; where there are none, pinned and hash-checked archives are fetched.
include(FetchContent)

# Also under Emscripten, whose toolchain file would look for packages in its own sysroot only.
find_path(INKGRAD_EIGEN_DIR Eigen/Core PATH_SUFFIXES eigen3
          PATHS /usr/include /usr/local/include /opt/homebrew/include NO_CMAKE_FIND_ROOT_PATH)
find_path(INKGRAD_JSON_DIR nlohmann/json.hpp
          PATHS /usr/include /usr/local/include /opt/homebrew/include NO_CMAKE_FIND_ROOT_PATH)

if(NOT INKGRAD_EIGEN_DIR)
  message(STATUS "Eigen is not installed: fetching 3.4.0")
  FetchContent_Declare(eigen
    URL https://gitlab.com/libeigen/eigen/-/archive/3.4.0/eigen-3.4.0.tar.gz
    URL_HASH SHA256=8586084f71f9bde545ee7fa6d00288b264a2b7ac3607b974e54d13e7162c1c72)
  FetchContent_GetProperties(eigen)
  if(NOT eigen_POPULATED)
    FetchContent_Populate(eigen)
  endif()
  set(INKGRAD_EIGEN_DIR ${eigen_SOURCE_DIR})
endif()
if(NOT INKGRAD_JSON_DIR)
  message(STATUS "nlohmann-json is not installed: fetching 3.11.3")
  FetchContent_Declare(json
    URL https://github.com/nlohmann/json/releases/download/v3.11.3/json.tar.xz
    URL_HASH SHA256=d6c65aca6b1ed68e7a182f4757257b107ae403032760ed6ef121c9d55e81757d)
  FetchContent_GetProperties(json)
  if(NOT json_POPULATED)
    FetchContent_Populate(json)
  endif()
  set(INKGRAD_JSON_DIR ${json_SOURCE_DIR}/include)
endif()

add_library(inkgrad_eigen INTERFACE)
target_include_directories(inkgrad_eigen SYSTEM INTERFACE ${INKGRAD_EIGEN_DIR})
# Only the parts under free licences, and no threads of Eigen's own beside ours.
target_compile_definitions(inkgrad_eigen INTERFACE EIGEN_MPL2_ONLY EIGEN_DONT_PARALLELIZE)

# The json headers lie straight in /usr/include, which a cross compiler must never see as a whole:
# a folder holding only a link to them stands in for it.
set(json_only ${CMAKE_BINARY_DIR}/json_include)
file(MAKE_DIRECTORY ${json_only})
file(CREATE_LINK ${INKGRAD_JSON_DIR}/nlohmann ${json_only}/nlohmann SYMBOLIC)
add_library(inkgrad_json INTERFACE)
target_include_directories(inkgrad_json SYSTEM INTERFACE ${json_only})

# Catch2 v3: installed, or unpacked into the cache by wasm/toolchain/catch2.mjs, or fetched.
function(inkgrad_find_catch2)
  if(DEFINED ENV{INKGRAD_CACHE})
    set(cache $ENV{INKGRAD_CACHE})
  elseif(DEFINED ENV{XDG_CACHE_HOME})
    set(cache $ENV{XDG_CACHE_HOME}/inkgrad)
  else()
    set(cache $ENV{HOME}/.cache/inkgrad)
  endif()
  list(APPEND CMAKE_PREFIX_PATH ${cache}/catch2-3.7.1/usr)
  find_package(Catch2 3 QUIET)
  if(NOT Catch2_FOUND)
    message(STATUS "Catch2 v3 is not installed: fetching 3.7.1")
    FetchContent_Declare(Catch2
      URL https://github.com/catchorg/Catch2/archive/refs/tags/v3.7.1.tar.gz
      URL_HASH SHA256=c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c)
    FetchContent_MakeAvailable(Catch2)
  endif()
endfunction()
