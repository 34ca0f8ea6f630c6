/** What `--help` of each command says after its options: examples, and what its exit codes mean. */
export const HELP_TEXT = {
  root: `
The way through: init writes a first declaration, synth renders and judges it, explain says why a control exists, accept prints
the record for what cannot be closed, check judges again in the job that applies. The package has a page on each, in docs.

Exit codes: 0 nothing unmet or unknown at the bar, 1 could not judge (bad input), 2 unmet or unknown at the bar, or never acceptable.`,

  init: `
What it cannot know stands as {REPLACE-…} in the file, and is listed with what to put there and where to find it.

Examples:
  tenant-guard init                                              asks, on a terminal
  tenant-guard init --tenant acme --service entra --service aws  the same by options`,

  synth: `
Nothing is written where a control at required or above is unmet or unknown: the earlier output stays.

Examples:
  tenant-guard synth                                 every declaration in tenants
  tenant-guard synth --tenants tenants/acme.yaml     this one alone
  tenant-guard synth --format json > judgments.json  for programs

Exit codes: 0 written, 1 could not judge (bad input), 2 refused.`,

  check: `
What lies at the path is told by its content. Of a plan it says what becomes of each control.

Examples:
  tenant-guard check                                          what synth wrote
  tenant-guard check plan.json --tenant-file tenants          terraform show -json plan > plan.json
  tenant-guard check landing --tenant-file tenants/acme.yaml  Terraform JSON that CDKTF never saw
  tenant-guard check cdktf.out --format sarif > guard.sarif   for code scanning

Exit codes: 0 nothing unmet or unknown at --fail-on, 1 could not judge (bad input), 2 unmet or unknown at --fail-on.`,

  explain: `
Examples:
  tenant-guard explain            every id with its title
  tenant-guard explain ENT-AU-02  one control
  tenant-guard explain deployer   the permissions of the pipeline`,

  accept: `
It goes to the standard output. Put it under \`acceptances:\` of the declaration, and fill in what stands as {REPLACE-…}.

Examples:
  tenant-guard accept LAD-01 fabrikam aws.main
  tenant-guard accept LAD-01 aws --tenants tenants  after a refused synthesis, which wrote nothing

Exit codes: 0 printed, 1 no such finding, 2 it can never be accepted.`,

  records: `
Examples:
  tenant-guard records                                  cdktf.out -> records/<tenant>
  tenant-guard records cdktf.out --out audit/2026-11`,
} as const;
