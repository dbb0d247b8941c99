using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AgentOS.Testing.Agents;

/// <summary>An agent as a process without a sandbox, and the Ooze protocol's other side.</summary>
public sealed class BareAgent : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _errors;
    private int _messages;

    private BareAgent(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The tools it told of, in their order.</summary>
    public IList<string> Activities { get; } = [];

    /// <summary>Starts it in its folder, by a shell, and waits until it is ready.</summary>
    public static async Task<BareAgent> StartAsync(string directory, string command, params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new("/bin/sh", ["-c", command])
        {
            UseShellExecute = false,
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        BareAgent agent = new(Process.Start(start)!);
        JsonNode first = await agent.NextAsync();
        return (string?)first["type"] == "ready" ? agent : throw new InvalidDataException($"not ready: {first.ToJsonString()}");
    }

    /// <summary>One turn: what was said until the answer was done.</summary>
    public async Task<string> AskAsync(string content)
    {
        string id = $"msg_{++_messages:0000}", answer = "";
        await SendAsync(new JsonObject { ["type"] = "message", ["content"] = content, ["message_id"] = id });
        while (true)
        {
            JsonNode line = await NextAsync();
            if ((string?)line["type"] == "activity")
            {
                Activities.Add((string)line["tool"]!);
                continue;
            }

            if ((string?)line["type"] != "response" || (string?)line["message_id"] != id)
                throw new InvalidDataException($"no answer: {line.ToJsonString()}");
            answer += (string)line["content"]!;
            if ((bool)line["done"]!)
                return answer;
        }
    }

    /// <summary>Tells it to end, and waits until it has.</summary>
    /// <returns>Its exit status and what it wrote to its standard error.</returns>
    public async Task<(int Status, string Errors)> ShutDownAsync()
    {
        await SendAsync(new JsonObject { ["type"] = "shutdown" });
        await _process.WaitForExitAsync().WaitAsync(s_patience);
        return (_process.ExitCode, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private async Task SendAsync(JsonObject message)
    {
        await _process.StandardInput.WriteLineAsync(message.ToJsonString());
        await _process.StandardInput.FlushAsync();
    }

    private async Task<JsonNode> NextAsync()
    {
        string line = await _process.StandardOutput.ReadLineAsync().WaitAsync(s_patience) ?? throw new InvalidDataException($"the agent has ended: {await _errors}");
        try
        {
            return JsonNode.Parse(line)!;
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"no JSON: {line}", problem);
        }
    }
}
