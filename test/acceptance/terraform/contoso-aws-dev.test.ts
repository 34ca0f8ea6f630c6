import { appliesAsRendered } from './aws-stack';

appliesAsRendered('contoso-aws-dev');
