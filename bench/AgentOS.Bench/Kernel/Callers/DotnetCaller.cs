using System.Diagnostics;
using System.Net.Sockets;

namespace AgentOS.Bench.Kernel.Callers;

/// <summary>From .NET, in this process.</summary>
internal sealed class DotnetCaller : IEchoCaller
{
    private const int Batch = 256;

    private static readonly byte[] s_frame = EchoFrame.Of(0, "sixteen bytes..."u8);

    public string Name => ".NET";

    public Echo Measure(string socket, int calls)
    {
        using Socket server = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        server.Connect(new UnixDomainSocketEndPoint(socket));
        double[] seconds = new double[calls];
        for (int call = 0; call < calls; call++)
        {
            long began = Stopwatch.GetTimestamp();
            Exchange(server, s_frame);
            seconds[call] = Stopwatch.GetElapsedTime(began).TotalSeconds;
        }

        Array.Sort(seconds);
        return new(seconds[calls / 2], seconds[calls * 99 / 100], Pipeline(server, calls));
    }

    private static double Pipeline(Socket server, int calls)
    {
        byte[] batch = [.. Enumerable.Repeat(s_frame, Batch).SelectMany(frame => frame)];
        int batches = calls / Batch * 10;
        long began = Stopwatch.GetTimestamp();
        for (int count = 0; count < batches; count++)
            Exchange(server, batch);
        return Stopwatch.GetElapsedTime(began).TotalSeconds / (batches * (double)Batch);
    }

    private static void Exchange(Socket server, byte[] bytes)
    {
        server.Send(bytes);
        Span<byte> answer = stackalloc byte[16 * 1024];
        for (int left = bytes.Length; left > 0;)
            left -= server.Receive(answer[..Math.Min(left, answer.Length)]);
    }
}
