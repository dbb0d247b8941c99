using System.Diagnostics;
using System.Net.Http.Headers;
using AgentOS.Fleet;
using AgentOS.Fleet.Tokens;
using AgentOS.Kernel;
using AgentOS.Testing;
using AgentOS.Vms;
using AgentOS.Vms.Hosting;

namespace AgentOS.Server.Tests;

/// <summary>A server in a process of its own, over a state directory of its own.</summary>
internal sealed class LiveServer : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly TempDirectory _directory;
    private readonly bool _ownsDirectory;
    private Process? _process;

    private LiveServer(TempDirectory directory, bool ownsDirectory)
    {
        (_directory, _ownsDirectory) = (directory, ownsDirectory);
        Tokens = new TokenStore(new VmDirectories(directory.Path), TimeProvider.System);
    }

    /// <summary>Where it answers.</summary>
    public Uri Address { get; private set; } = null!;

    public TokenStore Tokens { get; }

    public int ProcessId => _process!.Id;

    public string StateDirectory => _directory.Path;

    /// <summary>Starts one on a free port of this machine.</summary>
    public static Task<LiveServer> StartAsync(params string[] options) => StartAsync(new TempDirectory(), ownsDirectory: true, [], options);

    public static Task<LiveServer> StartAsync((string Name, string Value)[] environment, params string[] options) => StartAsync(new TempDirectory(), ownsDirectory: true, environment, options);

    /// <summary>Starts another one over the state of this one.</summary>
    public Task<LiveServer> StartAnotherAsync() => StartAsync(_directory, ownsDirectory: false, [], []);

    /// <summary>Runs one that is expected not to serve.</summary>
    /// <returns>Its exit status and what it complained about.</returns>
    public static async Task<(int Status, string Errors)> RunAsync(params string[] options)
    {
        using TempDirectory directory = new();
        using Process process = Launch(directory, [], options);
        string errors = await process.StandardError.ReadToEndAsync().WaitAsync(s_patience);
        await process.WaitForExitAsync().WaitAsync(s_patience);
        return (process.ExitCode, errors);
    }

    /// <summary>A client with a token of its own.</summary>
    public HttpClient Client(TokenScopes scopes = TokenScopes.Usual | TokenScopes.Admin) => ClientOf(Tokens.Create("test", scopes, lifetime: null).Text);

    /// <summary>A client with this token; null is none.</summary>
    public HttpClient ClientOf(string? token)
    {
        HttpClient client = new() { BaseAddress = Address, Timeout = s_patience };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Ends it at once, as a crash does.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Ends it as an operator does.</summary>
    /// <returns>Its exit status.</returns>
    public async Task<int> StopAsync()
    {
        using (Process kill = Process.Start("kill", ["-TERM", $"{ProcessId}"]))
            await kill.WaitForExitAsync();
        await _process!.WaitForExitAsync().WaitAsync(s_patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process!.HasExited)
            await StopAsync();
        _process.Dispose();
        if (!_ownsDirectory)
            return;
        UserSandboxes left = new(new VmDirectories(StateDirectory), AgentRegistry.OfThisUser(), HostProgram.ThisOne, TimeProvider.System);
        foreach (SandboxInfo sandbox in left.List())
            await left.DeleteAsync(sandbox.Id);
        _directory.Dispose();
    }

    private static async Task<LiveServer> StartAsync(TempDirectory directory, bool ownsDirectory, (string Name, string Value)[] environment, string[] options)
    {
        LiveServer server = new(directory, ownsDirectory) { _process = Launch(directory, environment, ["--addr", "127.0.0.1:0", .. options]) };
        string? line = await server._process!.StandardOutput.ReadLineAsync().WaitAsync(s_patience);
        Assert.True(line?.StartsWith("Listening on ", StringComparison.Ordinal), line ?? await server._process.StandardError.ReadToEndAsync());
        server.Address = new Uri(line!["Listening on ".Length..]);
        // What it complains about belongs to whatever test made it do so; and a full pipe would stop it.
        server._process.ErrorDataReceived += (_, said) => Console.Error.WriteLine(said.Data);
        server._process.BeginErrorReadLine();
        return server;
    }

    private static Process Launch(TempDirectory directory, (string Name, string Value)[] environment, string[] options)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "agentos-server");
        ProcessStartInfo start = new(program, ["--agentos", Installation.Program, .. options]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["AGENT_STATE_DIR"] = directory.Path;
        start.Environment.Remove("ERA_API_KEY");
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
