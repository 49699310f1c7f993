#include "boostmath.h"
