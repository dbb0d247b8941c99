using System.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Storage;

namespace AgentOS.Cli.CommandLine;

/// <summary>What every command is given: the streams, the global options, the agent's file and how to print a result.</summary>
internal sealed class CommandContext(StandardStreams streams, GlobalOptions options)
{
    private static readonly AgentDatabaseOptions s_reading = new() { Create = false, ReadOnly = true };
    private static readonly AgentDatabaseOptions s_writing = new() { Create = false };

    /// <summary>The standard streams of this invocation.</summary>
    public StandardStreams Streams { get; } = streams;

    /// <summary>The options every command takes.</summary>
    public GlobalOptions Options { get; } = options;

    /// <summary>Says which file a command is about that was given none; null is <c>agent.db</c>.</summary>
    public Func<DatabaseLocation>? DefaultDatabase { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

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

    /// <summary>The agent's file that the command line names, with its key.</summary>
    /// <exception cref="AgentOSException">A key was given that cannot be used; see <see cref="EncryptionErrors"/>.</exception>
    public DatabaseLocation Locate(ParseResult parse) => DefaultDatabase is { } chosen && parse.GetResult(Options.Database) is not { Implicit: false }
        ? chosen()
        : new(parse.GetRequiredValue(Options.Database), KeySource.Find(parse, Options.Key));

    /// <summary>Makes a command read the agent's file, which must exist.</summary>
    public void Read(Command command, Func<AgentDatabase, ParseResult, CancellationToken, Task> body) => SetAction(command, s_reading, body);

    /// <summary>Makes a command change the agent's file, which must exist.</summary>
    public void Change(Command command, Func<AgentDatabase, ParseResult, CancellationToken, Task> body) => SetAction(command, s_writing, body);

    private void SetAction(Command command, AgentDatabaseOptions access, Func<AgentDatabase, ParseResult, CancellationToken, Task> body) =>
        command.SetAction(async (parse, cancellationToken) =>
        {
            await using AgentDatabase agent = await AgentDatabase.OpenAsync(Locate(parse), access, cancellationToken);
            await body(agent, parse, cancellationToken);
            return ExitCodes.Success;
        });
}
