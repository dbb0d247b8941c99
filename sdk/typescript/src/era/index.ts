export { ERAAgent, type ERAAgentOptions, type ExecuteOptions, type ListOptions, type TempOptions, type VM, type VMOptions, type VMResult } from './eraAgent.js';
