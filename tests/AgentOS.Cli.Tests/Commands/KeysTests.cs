using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using AgentOS.Testing;

namespace AgentOS.Cli.Tests.Commands;

/// <summary>In one collection with all that change where the user's data is, so that each has that place to itself.</summary>
[Collection("XDG_DATA_HOME")]
public sealed class KeysTests : IDisposable
{
    private readonly TempDirectory _home = new();
    private readonly string? _before = Environment.GetEnvironmentVariable("XDG_DATA_HOME");

    public KeysTests() => Environment.SetEnvironmentVariable("XDG_DATA_HOME", _home.Path);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("XDG_DATA_HOME", _before);
        _home.Dispose();
    }

    [Fact]
    public async Task The_published_commands_work_as_they_are_written()
    {
        CommandLineRun direct = await CommandLineRun.OfAsync("keys", "add", "anthropic", "sk-ant-api03-canary-canary-canary");
        Assert.Equal(0, direct.ExitCode);
        Assert.Contains("process list", direct.Error, StringComparison.Ordinal);
        await CommandLineRun.OfAsync("keys", "add", "anthropic", "sk-ant-api03-production", "--key-id", "prod");
        string listed = (await CommandLineRun.OfAsync("keys", "list")).Succeeded().Output;
        Assert.Contains("prod", listed, StringComparison.Ordinal);
        Assert.Contains("sk-a…nary", listed, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", listed, StringComparison.Ordinal);
        Assert.Equal("removed anthropic\nremoved anthropic/prod\n", (await CommandLineRun.OfAsync("keys", "remove", "anthropic")).Succeeded().Output);
        Assert.Equal("[]", (await CommandLineRun.OfAsync("keys", "list", "--json")).Succeeded().Output.Trim());
        Assert.Contains("keys.enc", Directory.GetFiles(Path.Combine(_home.Path, "agentstore")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_key_is_read_from_standard_input_without_a_warning()
    {
        await AddAsync("groq", "gsk_from_a_pipe_with_enough_letters");
        JsonElement key = Assert.Single((await CommandLineRun.OfAsync("keys", "list", "--json")).Succeeded().Json.EnumerateArray());
        Assert.Equal(("groq", "gsk_…ters"), (key.GetProperty("provider").GetString(), key.GetProperty("key").GetString()));
    }

    [Fact]
    public async Task A_person_chooses_from_a_list()
    {
        CommandLineRun run = await CommandLineRun.OfAsync(["keys", "add"], "4\ngsk_typed\n+\nown\nown-key\n\n", isTerminal: true);
        Assert.Equal("stored groq\nstored own\n", run.Output);
        Assert.Contains("https://console.groq.com/keys", run.Error, StringComparison.Ordinal);
        Assert.Contains("not set", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("gsk_typed", run.Error, StringComparison.Ordinal);
        CommandLineRun nobody = await CommandLineRun.OfAsync("keys", "add");
        Assert.Equal(2, nobody.ExitCode);
        Assert.Contains("cli.nobody-to-ask", nobody.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_asked_for_when_it_is_needed()
    {
        await AddAsync("groq", "gsk_value");
        CommandLineRun rotated = await CommandLineRun.OfAsync(["keys", "rotate", "--password"], "open sesame\nopen sesame\n", isTerminal: true);
        Assert.Equal("encrypted anew groq\n", rotated.Output);
        CommandLineRun refused = await CommandLineRun.OfAsync(["keys", "add", "brave", "-"], "BSA\n");
        Assert.Contains("vault.wrong-password", refused.Error, StringComparison.Ordinal);
        CommandLineRun asked = await CommandLineRun.OfAsync(["keys", "rotate", "groq"], "open sesame\ngsk_next\n", isTerminal: true);
        Assert.Contains("Password of the key vault", asked.Error, StringComparison.Ordinal);
        Assert.Equal("replaced groq\n", asked.Output);
        // Names need no password.
        Assert.Contains("(password)", (await CommandLineRun.OfAsync("keys", "list")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_go_to_another_machine_and_replace_nothing_unasked()
    {
        await AddAsync("groq", "gsk_value");
        string file = _home["export.json"];
        await WithPassphraseAsync("keys", "export", "--encrypted", file);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Environment.SetEnvironmentVariable("AGENTOS_EXPORT_PASSWORD", "wrong");
        Assert.Contains("vault.bad-export", (await CommandLineRun.OfAsync("keys", "import", file)).Error, StringComparison.Ordinal);
        Assert.Contains("vault.exists", (await WithPassphraseAsync("keys", "import", file)).Error, StringComparison.Ordinal);
        Assert.Equal("imported groq\n", (await WithPassphraseAsync("keys", "import", file, "--replace")).Output);
    }

    [Theory]
    [InlineData(200, 0, "the key is accepted")]
    [InlineData(401, 1, "the key is not accepted")]
    public async Task A_provider_is_asked_whether_a_key_is_good(int status, int exitCode, string verdict)
    {
        using TcpListener server = new(IPAddress.Loopback, 0);
        server.Start();
        Task<string> asked = AnswerAsync(server, status);
        await AddAsync("own", "key-of-my-own");
        CommandLineRun run = await CommandLineRun.OfAsync("keys", "test", "own", "--url", $"http://{server.LocalEndpoint}/check?now");
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(verdict, run.Output, StringComparison.Ordinal);
        string request = await asked;
        Assert.StartsWith("GET /check?now HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains("Authorization: Bearer key-of-my-own\r\n", request, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vault.bad-name", "keys", "add", "OpenAI", "-")]
    [InlineData("vault.no-key", "keys", "remove", "openai")]
    [InlineData("vault.no-key", "keys", "rotate", "openai", "-")]
    [InlineData("vault.no-key", "keys", "test", "openai")]
    [InlineData("cli.no-probe", "keys", "test", "own")]
    [InlineData("vault.bad-key", "keys", "add", "openai", "-")]
    public async Task Mistakes_are_named(string code, params string[] arguments)
    {
        CommandLineRun run = await CommandLineRun.OfAsync(arguments, input: "");
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
    }

    private static async Task<string> AnswerAsync(TcpListener server, int status)
    {
        using TcpClient client = await server.AcceptTcpClientAsync();
        await using NetworkStream stream = client.GetStream();
        using StreamReader reader = new(stream);
        StringBuilder request = new();
        for (string? line = "-"; !string.IsNullOrEmpty(line);)
            request.Append(line = await reader.ReadLineAsync()).Append("\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Answer\r\nContent-Length: 0\r\n\r\n"));
        return request.ToString();
    }

    private static async Task AddAsync(string provider, string key) =>
        Assert.Equal($"stored {provider}\n", (await CommandLineRun.OfAsync(["keys", "add", provider, "-"], key + "\n")).Succeeded().Output);

    private static Task<CommandLineRun> WithPassphraseAsync(params string[] arguments)
    {
        Environment.SetEnvironmentVariable("AGENTOS_EXPORT_PASSWORD", "a long passphrase");
        return CommandLineRun.OfAsync(arguments);
    }
}
