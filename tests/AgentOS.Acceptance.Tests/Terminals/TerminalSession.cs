using System.Diagnostics;
using System.Text;

namespace AgentOS.Acceptance.Tests.Terminals;

/// <summary>A person at a terminal: script(1) makes it, the test types and reads the screen. Its first line of output names the terminal.</summary>
internal sealed class TerminalSession : IAsyncDisposable
{
    public const string Interrupt = "\u0003", EndOfInput = "\u0004", Suspend = "\u001a";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _unread = new();
    private readonly byte[] _buffer = new byte[4096];

    private TerminalSession(Process process) => _process = process;

    /// <summary>The terminal's device.</summary>
    public string Device { get; private set; } = "";

    /// <summary>Starts a shell command on a new terminal of 80 columns and 24 rows.</summary>
    public static async Task<TerminalSession> StartAsync(string directory, string command)
    {
        // A terminal hangs up on those who listen, even where the tests were started deaf to it (nohup).
        TerminalSession session = new(PublishedProgram.Start(
            directory, ["env", "--default-signal", "script", "-qec", $"stty cols 80 rows 24; echo terminal=$(tty)=; PATH={PublishedProgram.Folder}:$PATH; {command}", "/dev/null"]));
        await session.ExpectAsync("terminal=");
        session.Device = (await session.ExpectAsync("=")).TrimEnd('=');
        return session;
    }

    public async Task TypeAsync(string keys)
    {
        await _process.StandardInput.WriteAsync(keys);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Reads the screen until it has shown the text, and returns everything up to its end.</summary>
    public async Task<string> ExpectAsync(string text)
    {
        using CancellationTokenSource limit = new(s_patience);
        int found;
        while ((found = _unread.ToString().IndexOf(text, StringComparison.Ordinal)) < 0)
        {
            int count = await ReadAsync(limit.Token);
            Assert.True(count > 0, $"the session ended before it showed '{text}': {_unread}");
        }

        string shown = _unread.ToString(0, found + text.Length);
        _unread.Remove(0, shown.Length);
        return shown;
    }

    /// <summary>Changes the width of the window, as a person drags its edge.</summary>
    public async Task WidenAsync(int columns) =>
        (await PublishedProgram.RunAsync("/", [], ["stty", "-F", Device, "cols", $"{columns}"])).Succeeded();

    /// <summary>Waits for the end and returns the exit status.</summary>
    public async Task<int> EndAsync()
    {
        using CancellationTokenSource limit = new(s_patience);
        while (await ReadAsync(limit.Token) > 0)
        {
            // What else is printed does not matter.
        }

        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<int> ReadAsync(CancellationToken limit)
    {
        try
        {
            int count = await _process.StandardOutput.BaseStream.ReadAsync(_buffer, limit);
            _unread.Append(Encoding.UTF8.GetString(_buffer, 0, count));
            return count;
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"the screen shows only: {_unread}", late);
        }
    }
}
