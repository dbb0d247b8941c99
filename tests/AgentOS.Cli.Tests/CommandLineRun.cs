using System.Text;
using System.Text.Json;
using AgentOS.Cli.Output;

namespace AgentOS.Cli.Tests;

/// <summary>One command line run inside the test process, and what came out.</summary>
internal sealed record CommandLineRun(int ExitCode, byte[] OutputBytes, string Error)
{
    public string Output => Encoding.UTF8.GetString(OutputBytes);

    public JsonElement Json => JsonDocument.Parse(OutputBytes).RootElement;

    public JsonElement ErrorJson => JsonDocument.Parse(Error).RootElement.GetProperty("error");

    public static Task<CommandLineRun> OfAsync(params string[] arguments) => OfAsync(arguments, input: "");

    public static Task<CommandLineRun> OnTerminalAsync(params string[] arguments) => OfAsync(arguments, input: "", isTerminal: true);

    public static async Task<CommandLineRun> OfAsync(string[] arguments, string input, bool isTerminal = false)
    {
        using MemoryStream output = new();
        await using StringWriter error = new() { NewLine = "\n" };
        StandardStreams streams = new(new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error) { IsOutputTerminal = isTerminal, IsInputTerminal = isTerminal };
        int exitCode = await CommandLineProgram.RunAsync("agentos", arguments, streams);
        return new CommandLineRun(exitCode, output.ToArray(), error.ToString());
    }

    /// <summary>Fails the test unless the command succeeded and said nothing on the error stream.</summary>
    public CommandLineRun Succeeded()
    {
        Assert.Equal("", Error);
        Assert.Equal(0, ExitCode);
        return this;
    }
}
