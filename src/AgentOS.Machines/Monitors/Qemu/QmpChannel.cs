using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Machines.Monitors.Qemu;

/// <summary>QEMU's own control channel: one JSON object a line (QEMU Machine Protocol). The guest has no part in it.</summary>
internal sealed class QmpChannel : ICopyingControl
{
    // What a descriptor is called once the monitor has it.
    private const string Devices = "devices";

    private readonly Lock _lock = new();
    private readonly UnixSocket _socket;
    private readonly FileStream _stream;
    private readonly StreamReader _lines;
    private readonly Queue<JsonNode> _events = new();
    private bool _isGreeted;

    public QmpChannel(UnixSocket socket)
    {
        _socket = socket;
        _stream = new FileStream(socket.Handle, FileAccess.ReadWrite, bufferSize: 0);
        _lines = new StreamReader(_stream);
    }

    public void Stop() => Execute("stop");

    public void Continue() => Execute("cont");

    public bool Save(SafeFileHandle devices)
    {
        Give(devices);
        Stop();
        Execute("migrate", new JsonObject { ["uri"] = "fd:" + Devices });
        return IsMoved();
    }

    public bool Restore(SafeFileHandle devices)
    {
        Give(devices);
        Execute("migrate-incoming", new JsonObject { ["uri"] = "fd:" + Devices });
        return IsMoved();
    }

    private bool IsMoved()
    {
        string? status;
        do
            status = Await("MIGRATION")?["data"]?["status"]?.GetValue<string>();
        while (status is not (null or "completed" or "failed"));
        return status == "completed";
    }

    /// <summary>Waits for an event.</summary>
    /// <returns>Null when the monitor has ended.</returns>
    private JsonNode? Await(string name)
    {
        lock (_lock)
        {
            while (true)
            {
                while (_events.TryDequeue(out JsonNode? seen))
                {
                    if (seen["event"]!.GetValue<string>() == name)
                        return seen;
                }

                if (TryRead() is not { } next)
                    return null;
                if (next["event"] is not null)
                    _events.Enqueue(next);
            }
        }
    }

    // Of memory that is a file nothing is said.
    private void Give(SafeFileHandle devices)
    {
        Execute("migrate-set-capabilities", new JsonObject { ["capabilities"] = new JsonArray(Capability("x-ignore-shared"), Capability("events")) });
        Execute("getfd", new JsonObject { ["fdname"] = Devices }, devices);
    }

    private static JsonObject Capability(string name) => new() { ["capability"] = name, ["state"] = true };

    private JsonNode? TryRead()
    {
        try
        {
            return _lines.ReadLine() is { } line ? JsonNode.Parse(line) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Gives a command.</summary>
    /// <returns>Its answer; null when the monitor has ended.</returns>
    public JsonNode? Execute(string command, JsonObject? arguments = null, SafeFileHandle? descriptor = null)
    {
        lock (_lock)
        {
            try
            {
                if (!_isGreeted)
                    Greet();
                return Ask(command, arguments, descriptor);
            }
            catch (Exception failure) when (failure is IOException or LinuxException)
            {
                return null; // It has ended.
            }
        }
    }

    public void Dispose()
    {
        _lines.Dispose();
        _stream.Dispose();
    }

    private void Greet()
    {
        _ = _lines.ReadLine();
        _ = Ask("qmp_capabilities", null, null);
        _isGreeted = true;
    }

    // Events come in between.
    private JsonNode? Ask(string command, JsonObject? arguments, SafeFileHandle? descriptor)
    {
        JsonObject request = new() { ["execute"] = command };
        if (arguments is not null)
            request["arguments"] = arguments;
        _socket.Send(System.Text.Encoding.UTF8.GetBytes(request.ToJsonString()), descriptor);
        while (_lines.ReadLine() is { } line)
        {
            JsonNode answer = JsonNode.Parse(line) ?? throw new JsonException("QEMU answered null");
            if (answer["return"] is { } result)
                return result.DeepClone();
            if (answer["error"] is { } error)
                throw new InvalidOperationException($"QEMU refused {command}: {error["desc"]}");
            if (answer["event"] is not null)
                _events.Enqueue(answer);
        }

        return null;
    }
}
