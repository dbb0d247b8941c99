using AgentOS.Cli;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;

return await CommandLineProgram.RunAsync(ProgramName.AsCalled, args, StandardStreams.OfThisProcess());
