import { appliesAsRendered } from './aws-stack';

appliesAsRendered('fabrikam-aws-main');
