using System.Net.Sockets;

namespace AgentOS.Bench.Kernel;

/// <summary>The physical limit of a Unix socket in C#: bytes come back as they came, nothing is looked at. A process of its own, as the kernel is.</summary>
internal static class BareEcho
{
    /// <summary>The first argument that makes this program such a process; the second is the socket.</summary>
    public const string Argument = "bare-echo";

    private const int BufferBytes = 64 * 1024;

    /// <summary>Serves until it is killed.</summary>
    public static int Serve(string path)
    {
        using Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        Console.WriteLine("listening");
        while (true)
        {
            Socket caller = listener.Accept();
            new Thread(() => Answer(caller)) { IsBackground = true }.Start();
        }
    }

    private static void Answer(Socket caller)
    {
        byte[] buffer = new byte[BufferBytes];
        using (caller)
        {
            for (int count; (count = caller.Receive(buffer)) > 0;)
                caller.Send(buffer.AsSpan(0, count));
        }
    }
}
