using AgentOS.Protocol;

namespace AgentOS.Sandbox.Tests;

/// <summary>A sandbox's messages are hostile input to the host.</summary>
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
