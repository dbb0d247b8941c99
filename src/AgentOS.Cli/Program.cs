using AgentOS.Cli;
using AgentOS.Cli.Output;

return await CommandLineProgram.RunAsync(args, StandardStreams.OfThisProcess());
