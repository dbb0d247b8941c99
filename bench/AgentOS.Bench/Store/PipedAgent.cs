using System.Diagnostics;
using System.Text.Json;
using AgentOS.Bench.Sources;

namespace AgentOS.Bench.Store;

/// <summary>A process that speaks the Ooze protocol on its standard streams: an agent itself, or the store with one behind it. Disposing kills what has not ended.</summary>
internal sealed class PipedAgent : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly string _name;
    private readonly Task<string> _errors;
    private int _questions;

    private PipedAgent(string name, Process process)
    {
        (_name, _process) = (name, process);
        _errors = process.StandardError.ReadToEndAsync();
    }

    public int ProcessId => _process.Id;

    public bool IsAlive => !_process.HasExited;

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="contender">How.</param>
    /// <param name="seconds">From the start of the process to <c>ready</c>.</param>
    /// <exception cref="UnavailableException">It does not become ready.</exception>
    public static PipedAgent Start(StoreContender contender, out double seconds)
    {
        long began = Stopwatch.GetTimestamp();
        PipedAgent agent = new(contender.Name, Process.Start(contender.ToStartInfo())!);
        string type = agent.Read().GetProperty("type").GetString()!;
        seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return type == "ready" ? agent : throw agent.Failure($"its first message is {type}");
    }

    /// <summary>Asks it one question; returns when the answer is here.</summary>
    /// <exception cref="UnavailableException">That is not the answer.</exception>
    public void Ask()
    {
        Send();
        Receive();
    }

    /// <summary>Sends a question.</summary>
    public void Send()
    {
        _process.StandardInput.Write($$"""{"type":"message","content":"{{Question(++_questions)}}","message_id":"q{{_questions}}"}""" + "\n");
        _process.StandardInput.Flush();
    }

    /// <summary>Waits for the answer to the question that was sent last.</summary>
    /// <exception cref="UnavailableException">That is not the answer.</exception>
    public void Receive()
    {
        JsonElement answer = Read();
        if (!answer.TryGetProperty("content", out JsonElement said) || said.GetString() != Question(_questions))
            throw Failure($"it answered {answer.GetRawText()}");
    }

    /// <summary>Asks it to end, and waits until it has.</summary>
    public void ShutDown()
    {
        _process.StandardInput.Write("""{"type":"shutdown"}""" + "\n");
        _process.StandardInput.Close();
        if (!_process.WaitForExit(s_patience))
            throw Failure("it does not end");
    }

    public void Dispose()
    {
        if (IsAlive)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string Question(int number) => $"question {number}";

    private JsonElement Read()
    {
        Task<string?> line = _process.StandardOutput.ReadLineAsync();
        if (!line.Wait(s_patience))
            throw Failure("it says nothing");
        return line.Result is { } text ? JsonDocument.Parse(text).RootElement : throw Failure("it has ended");
    }

    private UnavailableException Failure(string what) => new($"{_name}: {what}{(_errors.IsCompleted ? $": {_errors.Result.Trim()}" : "")}");
}
