using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace AgentOS.Client.Server;

/// <summary>A sandbox of a server. It goes on when this object is gone.</summary>
public sealed class ServerSandbox
{
    private const string Lines = "application/x-ndjson";

    private readonly ServerRequests _requests;
    private readonly string _path;

    internal ServerSandbox(ServerRequests requests, SandboxStatus status)
    {
        _requests = requests;
        _path = $"v1/sandboxes/{Uri.EscapeDataString(status.Id)}";
        Status = status;
    }

    /// <summary>As it was when it was asked for last.</summary>
    public SandboxStatus Status { get; private set; }

    /// <summary>Runs a program to its end.</summary>
    public Task<CommandResult> ExecAsync(SandboxCommand command, CancellationToken cancellationToken = default) =>
        _requests.AskAsync(HttpMethod.Post, $"{_path}/exec", ServerJson.Of(command), ServerJson.Default.CommandResult, cancellationToken);

    /// <summary>Runs a program, and tells of its output as it comes. Who leaves the loop ends it.</summary>
    public async IAsyncEnumerable<CommandEvent> StreamAsync(SandboxCommand command, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using HttpResponseMessage response = await _requests.SendAsync(HttpMethod.Post, $"{_path}/exec", ServerJson.Of(command), Lines, cancellationToken).ConfigureAwait(false);
        using StreamReader reader = new(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (line.Length > 0)
                yield return JsonSerializer.Deserialize(line, ServerJson.Default.CommandEvent)!;
        }
    }

    /// <summary>Starts a live program, with a terminal or with pipes; without anything said it is a shell.</summary>
    /// <exception cref="AgentOS.Errors.AgentOSException">The server refuses.</exception>
    public async Task<ServerTerminal> OpenTerminalAsync(TerminalProgram? program = null, CancellationToken cancellationToken = default) =>
        await ServerTerminal.StartAsync(await _requests.ConnectAsync($"{_path}/terminal", cancellationToken).ConfigureAwait(false), program ?? new TerminalProgram(), cancellationToken).ConfigureAwait(false);

    /// <summary>The content of a file; of one below <c>/agent</c> also when the sandbox is stopped.</summary>
    public async Task<byte[]> ReadFileAsync(string path, CancellationToken cancellationToken = default)
    {
        using HttpResponseMessage response = await _requests.SendAsync(HttpMethod.Get, FileAt(path), null, accept: null, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a file, whole or not at all; one below <c>/agent</c> also when the sandbox is stopped.</summary>
    public async Task WriteFileAsync(string path, byte[] content, CancellationToken cancellationToken = default)
    {
        using ByteArrayContent body = new(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        (await _requests.SendAsync(HttpMethod.Put, FileAt(path), body, accept: null, cancellationToken).ConfigureAwait(false)).Dispose();
    }

    /// <summary>Everything in it stands still until <see cref="ResumeAsync"/>.</summary>
    public Task PauseAsync(CancellationToken cancellationToken = default) => BecomeAsync("pause", cancellationToken);

    /// <summary>It goes on.</summary>
    public Task ResumeAsync(CancellationToken cancellationToken = default) => BecomeAsync("resume", cancellationToken);

    /// <summary>Its programs end; what it has stays.</summary>
    public Task StopAsync(CancellationToken cancellationToken = default) => BecomeAsync("stop", cancellationToken);

    /// <summary>It takes commands again.</summary>
    public Task StartAsync(CancellationToken cancellationToken = default) => BecomeAsync("start", cancellationToken);

    /// <summary>Ends it, and removes what it has.</summary>
    public async Task DeleteAsync(CancellationToken cancellationToken = default) =>
        (await _requests.SendAsync(HttpMethod.Delete, _path, null, accept: null, cancellationToken).ConfigureAwait(false)).Dispose();

    private string FileAt(string path) => $"{_path}/files?path={Uri.EscapeDataString(path)}";

    private async Task BecomeAsync(string state, CancellationToken cancellationToken) =>
        Status = await _requests.AskAsync(HttpMethod.Post, $"{_path}/{state}", null, ServerJson.Default.SandboxStatus, cancellationToken).ConfigureAwait(false);
}
