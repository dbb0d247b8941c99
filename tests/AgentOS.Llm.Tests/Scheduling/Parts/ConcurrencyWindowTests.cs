using AgentOS.Llm.Scheduling.Limits;

namespace AgentOS.Llm.Tests.Scheduling.Parts;

public sealed class ConcurrencyWindowTests
{
    [Fact]
    public void Refusals_halve_it_once_for_each_pause_and_never_below_one()
    {
        ConcurrencyWindow window = new(16);
        window.Refused(now: 0, quietUntil: 10, inFlight: 16);
        window.Refused(now: 5, quietUntil: 15, inFlight: 16);
        Assert.Equal(8, window.Size);
        for (int refusal = 1; refusal < 10; refusal++)
            window.Refused(refusal * 10, (refusal * 10) + 10, inFlight: 16);
        Assert.Equal(1, window.Size);
    }

    [Fact]
    public void A_window_of_answers_widens_it_by_one_up_to_its_limit()
    {
        ConcurrencyWindow window = new(16);
        window.Refused(0, 1, inFlight: 16);
        for (int answer = 0; answer < 9; answer++)
            window.Answered();
        Assert.Equal(9, window.Size);
        for (int answer = 0; answer < 1000; answer++)
            window.Answered();
        Assert.Equal(16, window.Size);
    }

    [Fact]
    public void First_tokens_that_come_much_later_than_usual_narrow_it_and_usual_ones_do_not()
    {
        ConcurrencyWindow window = new(16);
        for (int call = 0; call < 100; call++)
            window.FirstToken(call, TimeSpan.TicksPerSecond);
        Assert.Equal(16, window.Size);
        for (int call = 100; call < 110; call++)
            window.FirstToken(call, 10 * TimeSpan.TicksPerSecond);
        Assert.InRange(window.Size, 1, 15);
    }

    [Fact]
    public void First_tokens_within_a_tenth_of_a_second_narrow_it_never()
    {
        ConcurrencyWindow window = new(16);
        for (int call = 0; call < 100; call++)
            window.FirstToken(call, TimeSpan.TicksPerMillisecond);
        for (int call = 100; call < 200; call++)
            window.FirstToken(call, 99 * TimeSpan.TicksPerMillisecond);
        Assert.Equal(16, window.Size);
    }

    [Fact]
    public void A_window_that_was_not_used_is_narrowed_from_what_was()
    {
        ConcurrencyWindow window = new(1000);
        window.Refused(0, 1, inFlight: 20);
        Assert.Equal(10, window.Size);
    }

    [Fact]
    public void A_new_limit_counts_at_once()
    {
        ConcurrencyWindow window = new(4);
        window.SetLimit(10);
        Assert.Equal(10, window.Size);
        window.Refused(0, 1, inFlight: 16);
        window.SetLimit(20);
        Assert.Equal(5, window.Size);
        window.SetLimit(2);
        Assert.Equal(2, window.Size);
    }
}
