using System.CommandLine;
using System.Text;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;

namespace AgentOS.Cli.Tests.Commands.Store;

/// <summary>One of the store's commands by itself, wherever in the tree it is.</summary>
internal static class StoreRun
{
    public static Task<CommandLineRun> OfAsync(Func<CommandContext, Command> build, params string[] arguments) => OfAsync(build, input: null, arguments);

    /// <param name="input">What a person types; null is no terminal.</param>
    public static Task<CommandLineRun> OfAsync(Func<CommandContext, Command> build, string? input, string[] arguments) => OfAsync(build, input ?? "", isTerminal: input is not null, arguments);

    /// <param name="input">What a program writes.</param>
    public static Task<CommandLineRun> OfPipeAsync(Func<CommandContext, Command> build, string input, string[] arguments) => OfAsync(build, input, isTerminal: false, arguments);

    private static async Task<CommandLineRun> OfAsync(Func<CommandContext, Command> build, string input, bool isTerminal, string[] arguments)
    {
        using MemoryStream output = new();
        await using StringWriter error = new() { NewLine = "\n" };
        StandardStreams streams = new(new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error) { IsInputTerminal = isTerminal, IsOutputTerminal = isTerminal };
        GlobalOptions options = new();
        CommandContext context = new(streams, options);
        Command command = build(context);
        RootCommand root = new() { command, options.Json };
        int exitCode;
        try
        {
            exitCode = await root.Parse([command.Name, .. arguments]).InvokeAsync(context.Invocation);
        }
        catch (Exception exception)
        {
            exitCode = new ErrorPresenter(streams, asJson: false).Present(FailureReport.Of(exception));
        }

        streams.Flush();
        return new CommandLineRun(exitCode, output.ToArray(), error.ToString());
    }
}
