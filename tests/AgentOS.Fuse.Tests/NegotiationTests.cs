using AgentOS.Fuse.Protocol;
using AgentOS.Fuse.Protocol.Replies;
using AgentOS.Fuse.Protocol.Requests;

namespace AgentOS.Fuse.Tests;

public class NegotiationTests
{
    private const uint AllFlags = uint.MaxValue;

    [Theory]
    [InlineData(7, 31, true)]
    [InlineData(7, 45, true)]
    [InlineData(7, 99, true)]
    [InlineData(8, 0, true)]
    [InlineData(7, 30, false)]
    [InlineData(6, 99, false)]
    public void Kernels_from_5_4_on_are_served(uint major, uint minor, bool served) =>
        Assert.Equal(served, Negotiation.Supports(new InitRequest { Major = major, Minor = minor }));

    [Fact]
    public void An_older_kernel_gets_its_own_minor_and_no_second_word_of_flags()
    {
        InitRequest request = new() { Major = 7, Minor = 31, Flags = AllFlags & ~(uint)InitFlags.InitExt };
        InitFlags agreed = Negotiation.Agree(request, AllFlags);
        InitReply reply = Negotiation.Answer(request, agreed, Negotiation.LargestTransfer);
        Assert.Equal(31u, reply.Minor);
        Assert.Equal(0u, reply.Flags2);
        Assert.Equal(0u, reply.Flags & (uint)InitFlags.InitExt);
    }

    [Fact]
    public void A_newer_kernel_gets_the_newest_minor_we_know() =>
        Assert.Equal(45u, Negotiation.Answer(new InitRequest { Major = 7, Minor = 99 }, InitFlags.None, Negotiation.LargestTransfer).Minor);

    [Fact]
    public void Nothing_is_agreed_that_the_kernel_does_not_offer() =>
        Assert.Equal(InitFlags.AsyncRead, Negotiation.Agree(
            new InitRequest { Flags = (uint)(InitFlags.AsyncRead | InitFlags.PosixLocks | InitFlags.AtomicTruncate) }, AllFlags));

    [Fact]
    public void Writing_through_leaves_the_writeback_cache_off() =>
        Assert.Equal(InitFlags.None, Negotiation.Agree(
            new InitRequest { Flags = AllFlags }, 0) & InitFlags.WritebackCache);
}
