using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOS.Linux;

namespace AgentOS.Machines.Monitors.Qemu;

/// <summary>QEMU's own control channel: one JSON object a line (QEMU Machine Protocol). The guest has no part in it.</summary>
internal sealed class QmpChannel : IDisposable
{
    private readonly Lock _lock = new();
    private readonly FileStream _stream;
    private readonly StreamReader _lines;
    private bool _isGreeted;

    public QmpChannel(UnixSocket socket)
    {
        _stream = new FileStream(socket.Handle, FileAccess.ReadWrite, bufferSize: 0);
        _lines = new StreamReader(_stream);
    }

    /// <summary>Stops the guest's processors.</summary>
    public void Stop() => Execute("stop");

    /// <summary>Lets them go on.</summary>
    public void Continue() => Execute("cont");

    /// <summary>Gives a command.</summary>
    /// <returns>Its answer; null when the monitor has ended.</returns>
    public JsonNode? Execute(string command, JsonObject? arguments = null)
    {
        lock (_lock)
        {
            try
            {
                if (!_isGreeted)
                    Greet();
                return Ask(command, arguments);
            }
            catch (IOException)
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
        _ = Ask("qmp_capabilities", null);
        _isGreeted = true;
    }

    // Events come in between.
    private JsonNode? Ask(string command, JsonObject? arguments)
    {
        JsonObject request = new() { ["execute"] = command };
        if (arguments is not null)
            request["arguments"] = arguments;
        _stream.Write(System.Text.Encoding.UTF8.GetBytes(request.ToJsonString()));
        while (_lines.ReadLine() is { } line)
        {
            JsonNode answer = JsonNode.Parse(line) ?? throw new JsonException("QEMU answered null");
            if (answer["return"] is { } result)
                return result.DeepClone();
            if (answer["error"] is { } error)
                throw new InvalidOperationException($"QEMU refused {command}: {error["desc"]}");
        }

        return null;
    }
}
