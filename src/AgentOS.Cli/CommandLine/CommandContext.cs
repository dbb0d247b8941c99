using System.CommandLine;
using AgentOS.Cli.Output;

namespace AgentOS.Cli.CommandLine;

/// <summary>What every command is given: the streams, the global options and how to print a result.</summary>
internal sealed class CommandContext(StandardStreams streams, GlobalOptions options)
{
    /// <summary>The standard streams of this invocation.</summary>
    public StandardStreams Streams { get; } = streams;

    /// <summary>The options every command takes.</summary>
    public GlobalOptions Options { get; } = options;

    /// <summary>
    /// How actions are invoked. Exceptions reach <see cref="CommandLineProgram"/>; signals keep their default (the database survives a
    /// kill at any moment), except where a command handles them itself.
    /// </summary>
    public InvocationConfiguration Invocation => new()
    {
        Output = Streams.OutputText,
        Error = Streams.Error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    /// <summary>The writer for results that the command line asked for.</summary>
    public IResultWriter Results(ParseResult parse) =>
        parse.GetValue(Options.Json) ? new JsonResultWriter(Streams) : new TextResultWriter(Streams);
}
