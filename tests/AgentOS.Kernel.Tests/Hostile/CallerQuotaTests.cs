using AgentOS.Kernel.Server;

namespace AgentOS.Kernel.Tests.Hostile;

/// <summary>What all connections of one caller may have the kernel hold.</summary>
public sealed class CallerQuotaTests
{
    private readonly CallerQuota _quota = new(new CallerLimits(Connections: 2, Bytes: 1000, Spare: 10));

    [Fact]
    [Trait("Rule", "K11")]
    public void Whoever_waits_for_room_is_told_once_when_there_is_some()
    {
        int told = 0;
        _quota.Add(999);
        Assert.True(_quota.HasRoom);
        _quota.Add(500);
        Assert.False(_quota.HasRoom);
        _quota.Await(() => told++);
        _quota.Add(-100);
        Assert.Equal(0, told);
        _quota.Add(-500);
        Assert.Equal(1, told);
        _quota.Add(-100);
        Assert.Equal(1, told);
    }

    [Fact]
    [Trait("Rule", "K11")]
    public void Without_room_only_those_who_hold_little_go_on()
    {
        _quota.Add(2000);
        Assert.True(_quota.HasRoomFor(9));
        Assert.False(_quota.HasRoomFor(10));
    }

    [Fact]
    [Trait("Rule", "K12")]
    public void Connections_are_counted_until_they_are_over()
    {
        Assert.True(_quota.TryEnter());
        Assert.True(_quota.TryEnter());
        Assert.False(_quota.TryEnter());
        _quota.Leave();
        Assert.True(_quota.TryEnter());
    }
}
