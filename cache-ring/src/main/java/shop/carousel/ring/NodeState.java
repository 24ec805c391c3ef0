package shop.carousel.ring;

/**
 * Whether a node answers this process. It does not say whether the node is a member: a failure changes no membership.
 */
public enum NodeState {
    UP,
    DOWN
}
