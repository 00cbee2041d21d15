#pragma once
#include "world.h"

namespace samples {

BureauTemplate agriculture_bureau();
BureauTemplate education_bureau();
BureauTemplate transport_bureau();
BureauTemplate health_bureau();
BureauTemplate industry_bureau();
BureauTemplate water_bureau();

}  // namespace samples
