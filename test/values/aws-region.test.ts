import { type AwsPartition, AwsRegion } from '../../lib/values';
import { refusal } from './refusal';

describe('AwsRegion', () => {
  it.each<[string, AwsPartition]>([
    ['us-east-1', 'aws'],
    ['eu-north-1', 'aws'],
    ['ap-southeast-7', 'aws'],
    ['il-central-1', 'aws'],
    ['mx-central-1', 'aws'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['us-gov-east-1', 'aws-us-gov'],
    ['cn-north-1', 'aws-cn'],
    ['cn-northwest-1', 'aws-cn'],
  ])('reads %s in the partition %s', (text, partition) => {
    expect(String(AwsRegion.parse(text))).toBe(text);
    expect(AwsRegion.parse(text).partition).toBe(partition);
  });

  it('is equal to the same Region only', () => {
    expect(AwsRegion.parse('eu-west-1').equals(AwsRegion.parse('eu-west-1'))).toBe(true);
    expect(AwsRegion.parse('eu-west-1').equals(AwsRegion.parse('eu-west-2'))).toBe(false);
  });

  it.each([
    ['EU-West-1', 'Write "eu-west-1"'],
    ['us-east-1a', 'Write "us-east-1"'],
    [' eu-north-1', 'Write "eu-north-1"'],
  ])('refuses %j and says: %s', (text, remedy) => {
    expect(refusal(() => AwsRegion.parse(text)).remedy).toBe(remedy);
  });

  it.each([
    '',
    'global',
    'us-east',
    'us--1',
    'eu-gov-west-1',
    'us-iso-east-1',
    'eusc-de-east-1',
    'stockholm',
    'us-up-1',
  ])('refuses %j', (text) => {
    expect(refusal(() => AwsRegion.parse(text)).remedy).toMatch(/^Write it like /);
  });
});
