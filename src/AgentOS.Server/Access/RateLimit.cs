using System.Globalization;
using System.Threading.RateLimiting;
using AgentOS.Errors;
using AgentOS.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace AgentOS.Server.Access;

/// <summary>How many requests each caller may make: a number a second in the long run, and for a moment ten times as many.</summary>
internal sealed class RateLimit(RequestDelegate next, ServerOptions options) : IDisposable
{
    private const int Burst = 10;

    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        RateLimitPartition.GetTokenBucketLimiter(Caller.Of(context).Id, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.RequestsPerSecond * Burst,
            TokensPerPeriod = options.RequestsPerSecond,
            ReplenishmentPeriod = s_period,
        }));

    public async Task InvokeAsync(HttpContext context)
    {
        using RateLimitLease lease = _limiter.AttemptAcquire(context);
        if (!lease.IsAcquired)
        {
            TimeSpan wait = lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan told) ? told : s_period;
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            throw new AgentOSException(ServerErrors.TooMany, "answer", Caller.Of(context).Id);
        }

        await next(context);
    }

    public void Dispose() => _limiter.Dispose();
}
