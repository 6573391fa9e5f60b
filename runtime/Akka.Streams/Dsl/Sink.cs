using System.Collections.Immutable;
using Akka.Streams.Implementation;
using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

/// <summary>Where elements go: a graph with one open input.</summary>
/// <typeparam name="TIn">What goes in.</typeparam>
/// <typeparam name="TMat">What a run hands back.</typeparam>
public sealed class Sink<TIn, TMat> : IGraph<SinkShape<TIn>, TMat>
{
    private readonly Func<Island, Built<SinkShape<TIn>, TMat>> _build;

    internal Sink(Func<Island, Built<SinkShape<TIn>, TMat>> build) => _build = build;

    IBuilt<SinkShape<TIn>, TMat> IGraph<SinkShape<TIn>, TMat>.Build(Island island) => _build(island);
}

/// <summary>Makes sinks.</summary>
public static class Sink
{
    /// <summary>Gives each element to an action; the task is done when the stream is.</summary>
    public static Sink<TIn, Task<Done>> ForEach<TIn>(Action<TIn> action) => Folding<TIn, Done>(Done.Instance, (_, element) =>
    {
        action(element);
        return Done.Instance;
    });

    /// <summary>Takes everything and does nothing with it.</summary>
    public static Sink<TIn, Task<Done>> Ignore<TIn>() => Folding<TIn, Done>(Done.Instance, (done, _) => done);

    /// <summary>Collects all elements.</summary>
    public static Sink<TIn, Task<IImmutableList<TIn>>> Seq<TIn>() =>
        Folding<TIn, IImmutableList<TIn>>(ImmutableList<TIn>.Empty, (list, element) => list.Add(element));

    private static Sink<TIn, Task<TState>> Folding<TIn, TState>(TState zero, Func<TState, TIn, TState> fold) => new(island =>
    {
        var stage = new FoldSink<TIn, TState>(island, zero, fold);
        return new(new(stage.In), stage.Result);
    });
}
