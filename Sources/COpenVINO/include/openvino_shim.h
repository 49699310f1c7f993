#pragma once

// Only the C API is needed. Options go through the `_props` functions, which take an array where the
// older functions are variadic and out of Swift's reach.
#include <openvino/c/openvino.h>
