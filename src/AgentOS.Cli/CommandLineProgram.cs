using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Run;
using AgentOS.Cli.Output;

namespace AgentOS.Cli;

/// <summary>The whole program but for the process around it: arguments and streams in, exit status out.</summary>
internal static class CommandLineProgram
{
    // 128 + SIGPIPE (13): what a shell reports for a C program whose reader went away.
    private const int BrokenPipe = 141;

    /// <summary>Parses and runs one command line. Every failure is printed; nothing is thrown.</summary>
    /// <returns>An exit status of <see cref="Errors.ExitCodes"/>, or a sandboxed program's own.</returns>
    /// <param name="program">The program's name: which tree of commands it has.</param>
    /// <param name="arguments">Without the program's name.</param>
    /// <param name="streams">Its standard streams.</param>
    public static async Task<int> RunAsync(string program, IReadOnlyList<string> arguments, StandardStreams streams)
    {
        GlobalOptions options = new();
        CommandContext context = new(streams, options);
        // "@file" is an argument like any other; the default would replace it by the file's content.
        RootCommand root = RootCommandBuilder.Build(program, context);
        ParseResult parse = root.Parse(program == ProgramName.Store ? arguments : ProgramArguments.Separate(root, arguments), new ParserConfiguration { ResponseFileTokenReplacer = null });
        ErrorPresenter errors = new(streams, parse.GetValue(options.Json));
        try
        {
            int status = (parse.Errors.Count > 0 || StrayOptions.Find(parse) is not null) && parse.Action is not { ClearsParseErrors: true }
                ? errors.Present(UsageErrors.Describe(parse))
                : await parse.InvokeAsync(context.Invocation);
            streams.Flush();
            return status;
        }
        catch (IOException) when (streams.IsReaderGone)
        {
            return BrokenPipe;
        }
        catch (Exception exception)
        {
            streams.FlushQuietly();
            return errors.Present(FailureReport.Of(exception));
        }
    }
}
