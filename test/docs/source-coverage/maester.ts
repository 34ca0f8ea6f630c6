import table from './data/maester.json';
import type { CoverageRow } from './row';

const LICENCES = 'licences are bought, and their use is counted from sign-ins';
const ACCOUNTS = 'a state of accounts in the directory, which no resource sets';
const INTUNE = 'a setting of Intune, which azuread has no resource for';
const DEFENDER = 'a finding of Microsoft Defender on devices, which no resource sets';
const APPLICATIONS = 'permissions and owners of applications that other hands made in the directory';
const PRIVATE_ACCESS = 'Global Secure Access, which azuread has no resource for';
const OBJECTS = 'whether an object is still there is known in the directory alone; apply is refused where it is not';

/** By which controls each test of Maester is met, or what stands in the way. */
const MEETS: Readonly<Record<string, readonly string[] | string>> = {
  'MT.1001': ['ENT-DV-01'],
  'MT.1002': ['ENT-TS-07'],
  'MT.1003': ['ENT-AU-02'],
  'MT.1004': ['ENT-AU-02'],
  'MT.1005': ['ENT-BG-02'],
  'MT.1006': ['ENT-AU-03'],
  'MT.1007': ['ENT-AU-02'],
  'MT.1008': ['ENT-AU-05'],
  'MT.1009': ['ENT-AU-01'],
  'MT.1010': ['ENT-AU-01'],
  'MT.1011': ['ENT-AU-08'],
  'MT.1012': ['ENT-RK-03'],
  'MT.1013': ['ENT-RK-04'],
  'MT.1014': ['ENT-DV-04'],
  'MT.1015': ['ENT-DV-05'],
  'MT.1016': ['ENT-GU-01'],
  'MT.1017': ['ENT-SS-03'],
  'MT.1018': ['ENT-SS-03'],
  'MT.1019': ['ENT-DV-06'],
  'MT.1020': 'which accounts synchronize a directory is not declared',
  'MT.1021':
    'it asks for security defaults where there is no Conditional Access; ENT-BG-05 asks that they are off where there is',
  'MT.1022': LICENCES,
  'MT.1023': LICENCES,
  'MT.1025': ACCOUNTS,
  'MT.1026': ['ENT-PR-09'],
  'MT.1027': ['ENT-WL-03'],
  'MT.1028': ACCOUNTS,
  'MT.1029': ACCOUNTS,
  'MT.1030': ACCOUNTS,
  'MT.1031': ['ENT-PR-03'],
  'MT.1032': ['ENT-PR-01'],
  'MT.1033': ['ENT-AU-01'],
  'MT.1034': ['ENT-BG-02'],
  'MT.1035': ['ENT-PR-07'],
  'MT.1036': ['ENT-AU-02'],
  'MT.1038': OBJECTS,
  'MT.1049': ['ENT-GV-06'],
  'MT.1050': APPLICATIONS,
  'MT.1051': APPLICATIONS,
  'MT.1052': ['ENT-AU-06'],
  'MT.1053': INTUNE,
  'MT.1054': INTUNE,
  'MT.1055': ['ENT-TS-21'],
  'MT.1056': 'roles of Azure subscriptions, which azuread has no resource for',
  'MT.1061': ['ENT-TS-12'],
  'MT.1063': ACCOUNTS,
  'MT.1066': OBJECTS,
  'MT.1067': OBJECTS,
  'MT.1068': ['ENT-TS-18'],
  'MT.1069': ['ENT-TS-21'],
  'MT.1070': ['ENT-TS-12'],
  'MT.1071': ['ENT-AU-05'],
  'MT.1072': ['ENT-GV-06'],
  'MT.1075': APPLICATIONS,
  'MT.1077': APPLICATIONS,
  'MT.1078': APPLICATIONS,
  'MT.1079': APPLICATIONS,
  'MT.1080': DEFENDER,
  'MT.1081': ['ENT-PR-09'],
  'MT.1084': 'seamless single sign-on is switched on the synchronizing server',
  'MT.1086': DEFENDER,
  'MT.1087': DEFENDER,
  'MT.1088': DEFENDER,
  'MT.1089': DEFENDER,
  'MT.1090': ['ENT-TS-12'],
  'MT.1091': ['ENT-TS-12'],
  'MT.1096': INTUNE,
  'MT.1103': INTUNE,
  'MT.1107': OBJECTS,
  'MT.1111': ACCOUNTS,
  'MT.1112': ACCOUNTS,
  'MT.1123': INTUNE,
  'MT.1177': INTUNE,
  'MT.1181': ['ENT-AG-01'],
  'MT.1184': ['ENT-GV-06'],
  'MT.1185': 'a property of the authorization policy that no baseline asks for',
  'MT.1186': APPLICATIONS,
  'MT.1188': PRIVATE_ACCESS,
  'MT.1189': PRIVATE_ACCESS,
  'MT.1191': ['ENT-BG-02'],
  'MT.1192': PRIVATE_ACCESS,
  'MT.1195': PRIVATE_ACCESS,
  'MT.1196': 'who may change the attributes that a dynamic group asks for is set where the attributes come from',
  'MT.1197': 'dynamic groups that other hands made in the directory',
};

/** Every test of Maester on Conditional Access, emergency access, roles, groups and devices. */
export const MAESTER_ROWS: readonly CoverageRow[] = table.map(({ id, severity, title }) => {
  const meets = MEETS[id] ?? [];
  return typeof meets === 'string'
    ? { id, level: severity, title, controls: [], beyond: meets }
    : { id, level: severity, title, controls: meets };
});
