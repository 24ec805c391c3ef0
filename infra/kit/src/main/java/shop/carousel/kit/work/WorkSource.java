package shop.carousel.kit.work;

import java.util.List;

/** The source of a {@link WorkLoop}'s due work. Work that is taken up belongs to this process until its lease ends. */
public interface WorkSource<T> {

    /** Takes up work, at most this many. */
    List<T> takeUp(int limit);

    /** Runs one of them. A fault is logged, and the lease or the row brings the work back. */
    void carryOut(T work);
}
