using System.Net;
using AgentOS.Network.Names;
using AgentOS.Testing;

namespace AgentOS.Network.Tests.Dns;

/// <summary>Which name an address stands for.</summary>
public sealed class FakeAddressPoolTests
{
    private readonly FakeTimeProvider _clock = new();

    private FakeAddressPool Pool(int capacity) => new(IPNetwork.Parse("198.18.0.0/15"), capacity, TimeSpan.FromMinutes(30), _clock);

    [Fact]
    public void Addresses_are_of_their_blocks_and_lead_back_to_the_name()
    {
        FakeAddressPool pool = Pool(1000);
        HashSet<IPAddress> seen = [];
        for (int i = 0; i < 1000; i++)
        {
            Assert.True(pool.TryGive($"n{i}.example", out IPAddress version4, out IPAddress version6));
            Assert.True(IPNetwork.Parse("198.18.0.0/15").Contains(version4));
            Assert.True(IPNetwork.Parse("fc00::/7").Contains(version6));
            Assert.Equal($"n{i}.example", pool.Find(version4));
            Assert.Equal($"n{i}.example", pool.Find(version6));
            Assert.Equal($"n{i}.example", pool.Find(version4.MapToIPv6()));
            Assert.True(seen.Add(version4) && seen.Add(version6));
        }
    }

    [Fact]
    public void Addresses_that_were_never_given_stand_for_nothing()
    {
        FakeAddressPool pool = Pool(10);
        pool.TryGive("a.example", out _, out _);
        foreach (string address in new[] { "198.18.0.0", "198.18.0.2", "198.19.255.255", "198.17.255.255", "198.20.0.0", "8.8.8.8", "fd61:6765:6e74:6f73::2", "fd61:6765:6e74:6f73:ffff:ffff:ffff:ffff", "fd61:6765:6e74:6f73::", "fd61:6765:6e74:6f72::1", "::1" })
            Assert.Null(pool.Find(IPAddress.Parse(address)));
    }

    [Fact]
    public void N37_ten_times_the_capacity_of_names_leaves_the_pool_as_it_is()
    {
        FakeAddressPool pool = Pool(10_000);
        int given = Enumerable.Range(0, 100_000).Count(i => pool.TryGive($"n{i}.example", out _, out _));
        Assert.Equal(10_000, given);
        Assert.Equal(10_000, pool.Count);
    }

    [Fact]
    public void N38_an_address_with_an_open_connection_is_never_given_to_another_name()
    {
        FakeAddressPool pool = Pool(2);
        pool.TryGive("a.example", out IPAddress held, out _);
        pool.TryGive("b.example", out IPAddress idle, out _);
        Assert.Equal("a.example", pool.Hold(held));
        _clock.Advance(TimeSpan.FromHours(10));
        Assert.True(pool.TryGive("c.example", out IPAddress reused, out _));
        Assert.Equal(idle, reused);
        Assert.False(pool.TryGive("d.example", out _, out _));
        Assert.Equal("a.example", pool.Find(held));
        pool.Release("a.example");
        Assert.False(pool.TryGive("d.example", out _, out _));
        _clock.Advance(TimeSpan.FromMinutes(31));
        Assert.True(pool.TryGive("d.example", out reused, out _));
    }
}
