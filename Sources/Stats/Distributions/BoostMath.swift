internal import CBoostMath

/// Calls one function of Boost.Math.
///
/// A status other than "done" means that a caller passed an argument which the Swift side should have
/// refused, or a defect of the library: both stop the program rather than let a wrong number through.
func boostMath(
  _ name: StaticString, _ function: (UnsafeMutablePointer<Double>) -> cbm_status
) -> Double {
  var result = Double.nan
  let status = unsafe function(&result)
  precondition(status == CBM_OK, "Boost.Math: \(name) ended with status \(status.rawValue)")
  return result
}
