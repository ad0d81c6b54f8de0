/** A control request that names something the CRM does not hold. */
export class ControlRefused extends Error {}
