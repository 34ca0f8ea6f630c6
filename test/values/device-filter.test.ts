import { DeviceFilter } from '../../lib/values/device-filter';
import { refusal } from './refusal';

const of = (rule: string) => {
  const filter = DeviceFilter.parse(rule);
  return {
    unregistered: filter.matchesUnregistered,
    matching: filter.vouchesForMatching,
    others: filter.vouchesForOthers,
  };
};

describe('a rule on devices', () => {
  it.each([
    ['device.extensionAttribute1 -eq "PAW"'],
    ['device.extensionAttribute15 -startsWith "PAW-"'],
    ["device.extensionAttribute1 -in ['PAW', 'SAW']"],
    ['device.isCompliant -eq True'],
    ['device.trustType -eq "ServerAD"'],
    ['device.deviceId -in ["6f1e2d3c-2222-4a2b-8c3d-000000000001"]'],
    ['device.model -eq "X1" -and device.isCompliant -eq True'],
    ['device.isCompliant -eq True -or device.trustType -eq "ServerAD"'],
    ['-not (device.isCompliant -ne True)'],
    ['(device.extensionAttribute1 -eq "PAW" -and device.displayName -startsWith "P") -or device.isCompliant -eq True'],
  ])('vouches for the devices that match: %s', (rule) => {
    expect(of(rule)).toMatchObject({ unregistered: false, matching: true });
  });

  it.each([
    ['device.isCompliant -ne True'],
    ['-not (device.trustType -eq "ServerAD")'],
    ['device.extensionAttribute1 -ne "PAW" -or device.model -eq "X1"'],
    ['device.extensionAttribute1 -notIn ["PAW"]'],
  ])('vouches for the devices that do not match: %s', (rule) => {
    expect(of(rule)).toMatchObject({ unregistered: true, others: true, matching: false });
  });

  it.each([
    ['device.displayName -startsWith "PAW"'],
    ['device.model -eq "X1" -and device.manufacturer -eq "Contoso"'],
    ['device.operatingSystem -eq "Windows"'],
    ['device.trustType -eq "AzureAD"'],
    ['device.trustType -in ["ServerAD", "AzureAD"]'],
    ['device.trustType -contains "AD"'],
    ['device.deviceOwnership -eq "Company"'],
    ['device.isCompliant -eq False'],
    ['device.isCompliant -eq True -or device.displayName -eq "PAW"'],
    ['device.extensionAttribute1 -startsWith ""'],
    ['device.deviceId -startsWith "6"'],
  ])('vouches for nothing, though an unregistered device does not match: %s', (rule) => {
    expect(of(rule)).toMatchObject({ unregistered: false, matching: false });
  });

  it.each([
    ['device.displayName -ne "kiosk"'],
    ['device.displayName -notStartsWith "K" -and device.model -notContains "tablet"'],
    ['device.extensionAttribute1 -eq null'],
    ['-not device.isCompliant -eq False'],
    ['device.isCompliant -eq True -or device.model -ne "tablet"'],
  ])('matches a device that nobody registered: %s', (rule) => {
    expect(of(rule)).toMatchObject({ unregistered: true, matching: false });
  });

  it('takes words in any case, with or without a dash before and, or, not', () => {
    expect(of('DEVICE.IsCompliant -EQ true AND NOT (device.model -eq "X")')).toMatchObject({ matching: true });
  });

  it.each([
    ['', 'an attribute is missing, got ""'],
    ['device.extensionAttribute16 -eq "PAW"', 'there is no such attribute of a device'],
    ['user.department -eq "IT"', 'there is no such attribute of a device'],
    ['device.isCompliance -eq True', 'Did you mean "isCompliant"?'],
    ['device.model -equals "X"', 'there is no such operator'],
    ['device.model eq "X"', 'there is no such operator'],
    ['device.model -eq', 'a value is missing'],
    ['device.model -in ["X"', 'a list is not closed'],
    ['(device.model -eq "X"', 'a bracket is not closed'],
    ['device.model -eq "X', 'a quotation mark is not closed'],
    ['device.model -eq "X" "Y"', 'there is no place for "Y" in the rule'],
    ['device.model -eq "X" -and', 'an attribute is missing'],
  ])('is refused: %s', (rule, message) => {
    expect(refusal(() => DeviceFilter.parse(rule)).message).toContain(message);
  });

  it('is refused where it is longer than Microsoft Graph takes', () => {
    const rule = `device.displayName -eq "${'x'.repeat(3072)}"`;
    expect(refusal(() => DeviceFilter.parse(rule)).message).toContain('the rule is 3097 characters long');
  });
});
