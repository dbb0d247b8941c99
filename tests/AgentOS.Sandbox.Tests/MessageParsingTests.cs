using AgentOS.Protocol;

namespace AgentOS.Sandbox.Tests;

/// <summary>A sandbox's messages, and those of whoever connects, are hostile input to the host.</summary>
public class MessageParsingTests
{
    private const int Rounds = 20_000;

    private static readonly Action<byte[]>[] s_parsers =
    [
        bytes => LaunchMessage.Parse(bytes),
        bytes => ReadyMessage.Parse(bytes),
        bytes => ExitMessage.Parse(bytes),
        bytes => FailureMessage.Parse(bytes),
        bytes => SignalMessage.Parse(bytes),
        bytes => ExecMessage.Parse(bytes),
        bytes => StreamMessage.Parse(bytes),
        bytes => StopMessage.Parse(bytes),
        bytes => WindowSizeMessage.Parse(bytes),
        bytes => ListenMessage.Parse(bytes),
        bytes => ListeningMessage.Parse(bytes),
        bytes => NetworkMessage.Parse(bytes),
        bytes => NetworkRulesMessage.Parse(bytes),
    ];

    [Fact]
    public void A_launch_survives_the_wire()
    {
        LaunchMessage message = new(["a", "b c", ""], ["X=é"], "/dir", new byte[] { 1, 2 }) { ProcessLimit = 7, WatchedMemory = 1L << 40, TerminalDescriptors = 5 };
        LaunchMessage parsed = LaunchMessage.Parse(message.ToPayload());
        Assert.Equal(message.Arguments, parsed.Arguments);
        Assert.Equal(message.Environment, parsed.Environment);
        Assert.Equal((message.ProcessLimit, message.WatchedMemory, message.TerminalDescriptors), (parsed.ProcessLimit, parsed.WatchedMemory, parsed.TerminalDescriptors));
        Assert.Equal([1, 2], parsed.SeccompProgram.ToArray());
    }

    [Fact]
    public void A_programs_request_and_a_window_survive_the_wire()
    {
        ExecMessage exec = new(["a", ""], ["X=é"], "/dir") { TerminalDescriptors = 3, TerminalSize = (24, 80) };
        ExecMessage parsed = ExecMessage.Parse(exec.ToPayload());
        Assert.Equal(exec.Arguments, parsed.Arguments);
        Assert.Equal(exec.Environment, parsed.Environment);
        Assert.Equal((exec.WorkingDirectory, exec.TerminalDescriptors, exec.TerminalSize), (parsed.WorkingDirectory, parsed.TerminalDescriptors, parsed.TerminalSize));
        Assert.Equal(new WindowSizeMessage(1, ushort.MaxValue), WindowSizeMessage.Parse(new WindowSizeMessage(1, ushort.MaxValue).ToPayload()));
        Assert.Equal(new StopMessage(StopMessage.MaximumGraceMilliseconds), StopMessage.Parse(new StopMessage(StopMessage.MaximumGraceMilliseconds).ToPayload()));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_stream_that_is_none_is_refused(int number) =>
        Assert.Throws<FrameException>(() => StreamMessage.Parse(new StreamMessage(number).ToPayload()));

    [Theory]
    [InlineData(-1)]
    [InlineData(StopMessage.MaximumGraceMilliseconds + 1)]
    public void A_grace_time_no_timer_takes_is_refused(long milliseconds) =>
        Assert.Throws<FrameException>(() => StopMessage.Parse(new StopMessage(milliseconds).ToPayload()));

    [Fact]
    public void A_program_without_a_name_is_refused() =>
        Assert.Throws<FrameException>(() => ExecMessage.Parse(new ExecMessage([], [], "").ToPayload()));

    [Fact]
    public void Random_and_mutated_bytes_parse_or_are_refused()
    {
        Random random = new(20261121);
        byte[] sound = new LaunchMessage(["program", "argument"], ["A=1"], "/", new byte[16]).ToPayload();
        for (int round = 0; round < Rounds; round++)
        {
            byte[] bytes = round % 2 == 0 ? Mutate(sound, random) : new byte[random.Next(64)];
            if (round % 2 == 1)
                random.NextBytes(bytes);
            foreach (Action<byte[]> parse in s_parsers)
                ParseOrRefuse(parse, bytes);
        }
    }

    private static byte[] Mutate(byte[] sound, Random random)
    {
        byte[] bytes = sound[..random.Next(sound.Length + 1)];
        for (int count = random.Next(4); count > 0 && bytes.Length > 0; count--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    private static void ParseOrRefuse(Action<byte[]> parse, byte[] bytes)
    {
        try
        {
            parse(bytes);
        }
        catch (FrameException)
        {
            // Refused, as it should be. Anything else fails the test.
        }
    }
}
