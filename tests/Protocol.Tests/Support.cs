using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace AkkaChat.Protocol.Tests;

internal static class Support
{
    public static Nickname Nick(string text) =>
        Nickname.TryParse(text, out var nickname, out var refusal) ? nickname : throw new ArgumentException($"{refusal}", nameof(text));

    /// <summary>What a writing method puts on the wire, as text.</summary>
    public static string Rendered(Action<IBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>
    /// Checks a property on made-up values. The seed is fixed, so that a failure repeats. By hand: AKKACHAT_SEED sets another one,
    /// AKKACHAT_RUNS multiplies the number of runs.
    /// </summary>
    public static void Check<T>(ITestOutputHelper log, Gen<T> values, int runs, Action<T> property)
    {
        var seed = ulong.Parse(Environment.GetEnvironmentVariable("AKKACHAT_SEED") ?? "20261122");
        var factor = int.Parse(Environment.GetEnvironmentVariable("AKKACHAT_RUNS") ?? "1");
        log.WriteLine($"AKKACHAT_SEED={seed} AKKACHAT_RUNS={factor}");
        var config = Config.QuickThrowOnFailure.WithMaxTest(runs * factor).WithReplay(new Replay(new Rnd(seed), null!));
        FsCheck.Check.One(config, Prop.ForAll(values.ToArbitrary(), property));
    }
}
