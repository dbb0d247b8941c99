using System.Globalization;
using System.Text;
using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Machines.Tests.Monitors;

/// <summary>A Firecracker's API: gives the answers it was recorded with, in their order, and keeps what it was asked.</summary>
internal sealed class RecordedFirecracker : IDisposable
{
    // As Firecracker writes them (micro-http, and src/firecracker/src/api_server of 1.16).
    public const string Done = "HTTP/1.1 204 \r\nServer: Firecracker API\r\nConnection: keep-alive\r\n\r\n";

    private readonly UnixListener _listener;
    private readonly Task<string> _served;

    public RecordedFirecracker(string directory, string name, params string[] answers)
    {
        _listener = UnixListener.Bind(directory, name);
        _served = Task.Run(() => Serve(answers));
    }

    /// <summary>Everything it was asked, once all answers were given and the connection was closed.</summary>
    public Task<string> Asked => _served;

    public static string Refused(string body) => string.Create(CultureInfo.InvariantCulture,
        $"HTTP/1.1 400 \r\nServer: Firecracker API\r\nConnection: keep-alive\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");

    public void Dispose() => _listener.Dispose();

    private string Serve(string[] answers)
    {
        using UnixSocket caller = _listener.Accept()!;
        StringBuilder asked = new();
        foreach (string answer in answers)
        {
            asked.Append(ReadRequest(caller)).Append('\n');
            caller.Send(Encoding.ASCII.GetBytes(answer));
        }

        return asked.ToString();
    }

    private static string ReadRequest(UnixSocket caller)
    {
        StringBuilder request = new();
        byte[] buffer = new byte[4096];
        SafeFileHandle? none = null;
        while (!IsWhole(request.ToString()))
        {
            int count = caller.Receive(buffer, ref none);
            Assert.NotEqual(0, count);
            request.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }

        return request.Replace("\r\n", "\n").ToString();
    }

    private static bool IsWhole(string request)
    {
        int body = request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        return body >= 4 && request.Split("\r\n").Where(line => line.StartsWith("Content-Length: ", StringComparison.Ordinal))
            .All(line => request.Length - body >= int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
    }
}
