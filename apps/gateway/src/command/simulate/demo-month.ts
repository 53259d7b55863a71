/** The month of demo data when none is chosen: fixed, so that examples and their invoices stay true. */
export const demoMonth = "2026-03";
