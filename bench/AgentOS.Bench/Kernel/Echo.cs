namespace AgentOS.Bench.Kernel;

/// <summary>What a caller measured, in seconds.</summary>
/// <param name="Median">Of a call and its answer.</param>
/// <param name="Percentile99">Of a call and its answer.</param>
/// <param name="Pipelined">Of one of many calls that are on their way at once.</param>
internal sealed record Echo(double Median, double Percentile99, double Pipelined);
