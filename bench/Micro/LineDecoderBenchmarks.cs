using System.Text;
using AkkaChat.Protocol;
using BenchmarkDotNet.Attributes;

namespace AkkaChat.Bench.Micro;

/// <summary>Bytes of a connection to lines: the cost of one 64-byte line.</summary>
[MemoryDiagnoser]
public class LineDecoderBenchmarks
{
    private const int Lines = 1000;
    private const int MaxLineBytes = 4096;

    private static readonly byte[] Input = Encoding.UTF8.GetBytes(
        string.Concat(Enumerable.Repeat(new string('x', 64) + "\n", Lines)));

    private readonly LineDecoder _decoder = new(MaxLineBytes);

    /// <summary>Many lines in one receive, as from a sender in a hurry.</summary>
    [Benchmark(OperationsPerInvoke = Lines)]
    public int Together() => Decode(Input);

    /// <summary>Every line cut in two, as by a slow network.</summary>
    [Benchmark(OperationsPerInvoke = Lines)]
    public int InHalves()
    {
        const int half = 65 / 2;
        var lines = 0;
        for (var at = 0; at < Input.Length; at += 65)
            lines += Decode(Input.AsSpan(at, half)) + Decode(Input.AsSpan(at + half, 65 - half));
        return lines;
    }

    private int Decode(ReadOnlySpan<byte> input)
    {
        var lines = 0;
        while (_decoder.TryRead(ref input, out _))
            lines++;
        return lines;
    }
}
