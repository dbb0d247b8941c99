using AgentOS.Llm.Resilience;
using AgentOS.Testing;

namespace AgentOS.Llm.Tests.Resilience;

public sealed class CircuitBreakerTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly CircuitBreaker _breaker;

    public CircuitBreakerTests() => _breaker = new CircuitBreaker(3, TimeSpan.FromSeconds(30), _clock);

    [Fact]
    public void It_opens_after_failures_in_a_row_only()
    {
        Fail(2);
        _breaker.Succeed();
        Fail(2);
        Assert.True(_breaker.TryEnter());

        _breaker.Fail();

        Assert.True(_breaker.IsOpen);
        Assert.False(_breaker.TryEnter());
    }

    [Fact]
    public void After_its_pause_one_call_is_let_through_and_decides()
    {
        Fail(3);
        _clock.Advance(TimeSpan.FromSeconds(30));

        Assert.True(_breaker.TryEnter());
        Assert.False(_breaker.TryEnter());
        _breaker.Fail();
        Assert.False(_breaker.TryEnter());

        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.True(_breaker.TryEnter());
        _breaker.Succeed();
        Assert.True(_breaker.TryEnter());
        Assert.False(_breaker.IsOpen);
    }

    [Fact]
    public void A_trial_that_says_nothing_leaves_room_for_another()
    {
        Fail(3);
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.True(_breaker.TryEnter());

        _breaker.Withdraw();

        Assert.True(_breaker.TryEnter());
    }

    private void Fail(int times)
    {
        for (int count = 0; count < times; count++)
        {
            Assert.True(_breaker.TryEnter());
            _breaker.Fail();
        }
    }
}
