using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AgentOS.Bench.Results;

namespace AgentOS.Bench.Networks;

/// <summary><c>bench/run egress</c>: connections through a sandbox's egress and direct ones to the same server, by turns, on loopback.</summary>
internal sealed class EgressSuite(BenchContext context) : ISuite
{
    private const int DefaultRounds = 7, Connections = 1000, QuickConnections = 100, Piece = 256 * 1024;

    private static readonly Target s_throughput = Target.AtLeast(0.8), s_added = Target.AtMost(0.3e-3), s_change = Target.AtMost(0.1);

    private long Volume => (context.Options.IsQuick ? 64L : 1024L) << 20;

    public string Name => "egress";

    public void Measure(Report report)
    {
        using EgressPlace place = new();
        report.Progress("bulk data");
        Throughput(report, "send much data", () => SendMuch(place.Raw.Sink), () => SendMuch(place.Direct.Sink));
        Throughput(report, "receive much data", () => ReceiveMuch(place.Raw.Source), () => ReceiveMuch(place.Direct.Source));
        report.Progress("new connections");
        Latency(report, "new connection, one byte there and back", place.Raw.Echo, place.Direct.Echo, [1]);
        Latency(report, "new connection, TLS hello judged", place.Judged.Echo, place.Direct.Echo, EgressPlace.Hello());
        report.Progress("rules that change");
        LiveRules(report, place);
    }

    private void LiveRules(Report report, EgressPlace place)
    {
        int rounds = context.Options.Rounds(DefaultRounds);
        (double[] closed, double[] opened) = (new double[rounds], new double[rounds]);
        for (int round = 0; round < rounds; round++)
        {
            using Socket socket = EgressPlace.Connect(place.Raw.Echo);
            Exchange(socket, [1]);
            closed[round] = Time(() =>
            {
                place.DenyRaw();
                WaitForEnd(socket);
            });
            opened[round] = Time(() =>
            {
                place.AllowRaw();
                using Socket next = EgressPlace.Connect(place.Raw.Echo);
                Exchange(next, [1]);
            });
        }

        report.Add(Row.Absolute("rule taken away: until its connection is cut off", new("egress", new(closed)), Unit.Seconds, s_change));
        report.Add(Row.Absolute("rule added: until a byte came there and back", new("egress", new(opened)), Unit.Seconds, s_change));
    }

    private void Throughput(Report report, string title, Action work, Action workDirectly)
    {
        work();
        int rounds = context.Options.Rounds(DefaultRounds);
        (double[] through, double[] direct) = (new double[rounds], new double[rounds]);
        for (int round = 0; round < rounds; round++)
            (through[round], direct[round]) = (Time(work), Time(workDirectly));
        report.Add(Row.Pair(title, new("egress", new(through)), new("direct", new(direct)), Comparison.Speed, s_throughput));
    }

    private void Latency(Report report, string title, IPEndPoint captured, IPEndPoint server, byte[] hello)
    {
        int rounds = context.Options.Rounds(DefaultRounds), connections = context.Options.IsQuick ? QuickConnections : Connections;
        double[] added = new double[rounds], added99 = new double[rounds];
        Quantiles(captured, hello, connections);
        for (int round = 0; round < rounds; round++)
        {
            (double through, double through99) = Quantiles(captured, hello, connections);
            (double direct, double direct99) = Quantiles(server, hello, connections);
            (added[round], added99[round]) = (through - direct, through99 - direct99);
        }

        report.Add(Row.Absolute($"{title}: added, median", new("egress", new(added)), Unit.Seconds, s_added));
        report.Add(Row.Absolute($"{title}: added, p99", new("egress", new(added99)), Unit.Seconds, target: null));
    }

    private static (double Median, double Percentile99) Quantiles(IPEndPoint end, byte[] hello, int connections)
    {
        double[] times = new double[connections];
        for (int i = 0; i < connections; i++)
        {
            times[i] = Time(() =>
            {
                using Socket socket = EgressPlace.Connect(end);
                Exchange(socket, hello);
            });
        }

        Array.Sort(times);
        return (times[connections / 2], times[connections * 99 / 100]);
    }

    private static void Exchange(Socket socket, byte[] said)
    {
        byte[] answer = new byte[said.Length];
        socket.Send(said);
        for (int read = 0; read < answer.Length;)
            read += socket.Receive(answer.AsSpan(read));
    }

    private static void WaitForEnd(Socket socket)
    {
        try
        {
            _ = socket.Receive(new byte[1]);
        }
        catch (SocketException)
        {
            // Cut off.
        }
    }

    private void SendMuch(IPEndPoint end)
    {
        using Socket socket = EgressPlace.Connect(end);
        byte[] piece = new byte[Piece];
        for (long sent = 0; sent < Volume; sent += Piece)
            socket.Send(piece);
        socket.Shutdown(SocketShutdown.Send);
        _ = socket.Receive(piece);
    }

    private void ReceiveMuch(IPEndPoint end)
    {
        using Socket socket = EgressPlace.Connect(end);
        byte[] piece = new byte[Piece];
        for (long received = 0; received < Volume;)
            received += socket.Receive(piece);
    }

    private static double Time(Action work)
    {
        long started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
